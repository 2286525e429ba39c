import { Select, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import {
  useTypeChoices,
  useUnitChoices,
  useVatChoices,
  vatKey,
  vatOfKey,
} from '../services/service-words.tsx';
import styles from '../services/services.module.css';
import type { CatalogueItem } from './catalogue-picker.tsx';
import { foldedOptions } from '../../ui/folded-options.ts';

const valuesOf = (item: CatalogueItem | null) => ({
  code: item?.code ?? '',
  name: item?.name ?? '',
  description: item?.description ?? '',
  serviceType: item?.serviceType ?? ('maintenance' as const),
  nature: item?.nature ?? ('service' as const),
  unit: item?.unit ?? ('HUR' as const),
  unitPrice: item?.unitPrice ?? '',
  vatCategory: item?.vatCategory ?? ('S' as const),
  vatRate: item?.vatRate ?? '20',
});

type ItemValues = ReturnType<typeof valuesOf>;

/** The form of an article, new (`item` null) or changed. */
export function CatalogueForm(props: { readonly item: CatalogueItem | null; readonly onClose: () => void }) {
  const { t } = useWords();
  const types = useTypeChoices();
  const units = useUnitChoices();
  const rates = useVatChoices();
  const { item } = props;
  const record = useRecordForm<ItemValues>({
    id: item === null ? 'catalogue:new' : `catalogue:${item.uid}`,
    initial: valuesOf(item),
    ...(item === null ? {} : { revision: item.revision }),
    prefix: 'item',
    validate: {
      name: (value: string) => (value.trim() === '' ? t('errors:input.Required') : null),
      unitPrice: (value: string) => (value === '' ? t('errors:input.Required') : null),
    },
    save: async (values, revision) => {
      await (item === null
        ? client.catalogue.create({ item: values })
        : client.catalogue.update({ uid: item.uid, revision, item: values }));
      await queryClient.invalidateQueries();
    },
  });
  const { form } = record;
  return (
    <FormSheet
      title={item === null ? t('services:catalogue.new') : t('services:catalogue.edit')}
      opened
      record={record}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <TextInput data-autofocus label={t('services:catalogue.name')} {...form.getInputProps('name')} />
      <div className={styles['pair']}>
        <TextInput
          label={t('services:catalogue.code')}
          description={t('form.optional')}
          {...form.getInputProps('code')}
        />
        <Select label={t('services:field.type')} data={types} {...form.getInputProps('serviceType')} />
      </div>
      <div className={styles['pair']}>
        <Select label={t('services:field.unit')} data={units} {...form.getInputProps('unit')} />
        <DecimalInput label={t('services:field.unitPrice')} decimals={6} {...fieldOf(form, 'unitPrice')} />
      </div>
      <div className={styles['pair']}>
        <Select
          label={t('services:field.vat')}
          data={rates}
          searchable
          filter={foldedOptions}
          error={form.errors['vatRate'] ?? form.errors['vatCategory']}
          value={vatKey(form.getValues())}
          onChange={(key) => {
            if (key !== null) form.setValues(vatOfKey(key));
          }}
        />
        <Select
          label={t('services:catalogue.nature')}
          data={[
            { value: 'service', label: t('services:nature.service') },
            { value: 'goods', label: t('services:nature.goods') },
          ]}
          {...form.getInputProps('nature')}
        />
      </div>
      <Textarea
        label={t('services:field.description')}
        description={t('services:catalogue.descriptionHelp')}
        {...form.getInputProps('description')}
      />
    </FormSheet>
  );
}
