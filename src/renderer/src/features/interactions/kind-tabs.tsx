import { SegmentedControl } from '@mantine/core';
import { INTERACTION_KINDS, type InteractionKind } from '#shared/domain/interactions/interaction.ts';
import { useWords } from '../../i18n/use-words.ts';
import { KIND_ICONS } from './interaction-words.tsx';
import styles from './interactions.module.css';

/** Call, e-mail, meeting or note: radio buttons that look like tabs, so that arrows choose. */
export function KindTabs(props: {
  readonly value: InteractionKind;
  readonly onChange: (kind: InteractionKind) => void;
}) {
  const { t } = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('interactions:field.kind')}
      value={props.value}
      onChange={(value) => {
        const kind = INTERACTION_KINDS.find((one) => one === value);
        if (kind !== undefined) props.onChange(kind);
      }}
      data={INTERACTION_KINDS.map((kind, index) => {
        const Mark = KIND_ICONS[kind];
        return {
          value: kind,
          label: (
            <span className={styles['kind']} title={`Alt+${String(index + 1)}`}>
              <Mark size={15} aria-hidden />
              {t(`interactions:kind.${kind}`)}
            </span>
          ),
        };
      })}
    />
  );
}
