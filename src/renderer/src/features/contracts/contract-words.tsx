import { IconArrowForwardUp, IconCalendarOff, IconClockExclamation, IconProgress } from '@tabler/icons-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { ContractRow } from './use-contract-acts.ts';

const LOOK = {
  running: { tone: 'info', icon: IconProgress },
  'to-renew': { tone: 'warning', icon: IconClockExclamation },
  renewed: { tone: 'good', icon: IconArrowForwardUp },
  ended: { tone: 'neutral', icon: IconCalendarOff },
} as const;

/** Where a contract stands, as a word with its icon. */
export function StandingChip({ standing }: { readonly standing: ContractRow['standing'] }) {
  const { t } = useWords();
  return <StatusChip {...LOOK[standing]} label={t(`contracts:standing.${standing}`)} />;
}

/** The days of a contract in one line. */
export function useTermText(): (row: Pick<ContractRow, 'startsOn' | 'endsOn'>) => string {
  const { t } = useWords();
  const format = useFormat();
  return ({ startsOn, endsOn }) =>
    t('contracts:term', { from: format.date(startsOn), to: format.date(endsOn) });
}
