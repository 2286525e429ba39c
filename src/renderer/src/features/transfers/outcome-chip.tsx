import {
  IconCircleMinus,
  IconCirclePlus,
  IconCircleX,
  IconCopy,
  IconPencil,
  type Icon,
} from '@tabler/icons-react';
import { useWords } from '../../i18n/use-words.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import type { Outcome } from './transfer-answers.ts';

const LOOKS: Readonly<Record<Outcome, readonly [Tone, Icon]>> = {
  created: ['good', IconCirclePlus],
  changed: ['info', IconPencil],
  unchanged: ['neutral', IconCircleMinus],
  duplicate: ['warning', IconCopy],
  refused: ['bad', IconCircleX],
};

/** What an import does with a row, as a word with its icon. */
export function OutcomeChip({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useWords();
  const [tone, icon] = LOOKS[outcome];
  return <StatusChip tone={tone} icon={icon} label={t(`transfers:import.outcomes.${outcome}`)} />;
}
