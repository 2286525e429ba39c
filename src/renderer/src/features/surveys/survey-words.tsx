import {
  IconCircleX,
  IconClock,
  IconMail,
  IconMoodEmpty,
  IconMoodSad,
  IconMoodSmile,
} from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { isRating, SATISFIED_FROM } from '#shared/domain/surveys/rating.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StatusChip } from '../../ui/status-chip.tsx';

/** One survey as the core lists it. */
export type SurveyRow = InferContractRouterOutputs<Contract>['surveys']['list']['rows'][number];

const LOOK = {
  waiting: { tone: 'neutral', icon: IconClock },
  asked: { tone: 'info', icon: IconMail },
  declined: { tone: 'neutral', icon: IconCircleX },
  closed: { tone: 'struck', icon: IconCircleX },
} as const;

/** Where a survey stands: the answer with its words, or why there is none. */
export function SurveyChip({ survey }: { readonly survey: Pick<SurveyRow, 'state' | 'rating'> }) {
  const { t } = useWords();
  const { rating, state } = survey;
  if (state !== 'answered') return <StatusChip {...LOOK[state]} label={t(`surveys:state.${state}`)} />;
  if (rating === null || !isRating(rating)) return null;
  const look =
    rating >= SATISFIED_FROM
      ? ({ tone: 'good', icon: IconMoodSmile } as const)
      : rating === SATISFIED_FROM - 1
        ? ({ tone: 'warning', icon: IconMoodEmpty } as const)
        : ({ tone: 'bad', icon: IconMoodSad } as const);
  return <StatusChip {...look} label={`${String(rating)} · ${t(`surveys:choice.${rating}`)}`} />;
}
