import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { AsyncPicker, type Choice } from '../../ui/async-picker.tsx';
import { usePrice } from '../services/service-words.tsx';

/** An article of the catalogue. */
export type CatalogueItem = InferContractRouterOutputs<Contract>['catalogue']['list']['items'][number];

interface ItemChoice extends Choice {
  readonly item: CatalogueItem;
}

/** Fills a form or a line from the catalogue; what was filled in stays free to change. */
export function CataloguePicker(props: { readonly onPick: (item: CatalogueItem) => void }) {
  const { t } = useWords();
  const price = usePrice();
  return (
    <AsyncPicker<ItemChoice>
      label={t('services:catalogue.pick')}
      placeholder={t('services:catalogue.pickPlaceholder')}
      value={null}
      queryKey={['pick-catalogue']}
      search={async (text) => {
        const { items } = await client.catalogue.list(text === '' ? {} : { text });
        return items.slice(0, 30).map((item) => ({
          id: item.uid,
          label: item.name,
          detail: `${item.code === '' ? '' : `${item.code} · `}${price(item.unitPrice)} / ${t(`services:unit.${item.unit}`)}`,
          item,
        }));
      }}
      onChange={(choice) => {
        if (choice !== null) props.onPick(choice.item);
      }}
    />
  );
}
