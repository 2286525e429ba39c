import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { RATINGS } from '#shared/domain/surveys/rating.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BarTable } from '../figures/bar-table.tsx';
import { Panel } from '../figures/panel.tsx';
import styles from '../figures/figures.module.css';

type Figures = InferContractRouterOutputs<Contract>['surveys']['figures'];
type Group = Pick<Figures, 'answers' | 'csat' | 'average' | 'responseRate'> & {
  readonly name: string;
  /** Filter of the list that shows its rows; null where the group has no name to filter by. */
  readonly filter: string | null;
};

/** Answers by rating, each leading to its rows. */
export function Distribution(props: { readonly figures: Figures; readonly to: (filter: string) => string }) {
  const { t } = useWords();
  const format = useFormat();
  const { distribution, answers } = props.figures;
  const header = [t('surveys:group.rating'), t('surveys:group.answers'), t('surveys:group.share')] as const;
  const rows = RATINGS.toReversed().map((rating) => ({ rating, count: distribution[rating - 1] ?? 0 }));
  const nameOf = (rating: (typeof RATINGS)[number]): string =>
    `${String(rating)} · ${t(`surveys:choice.${rating}`)}`;
  const share = (count: number): string => (answers === 0 ? '' : format.percent((count * 100) / answers));
  return (
    <Panel
      title={t('surveys:distribution')}
      formula={t('surveys:formula.distribution')}
      table={{ header, rows: rows.map(({ rating, count }) => [nameOf(rating), String(count), share(count)]) }}
    >
      {answers === 0 ? (
        <p className={styles['quiet']}>{t('surveys:noAnswers')}</p>
      ) : (
        <BarTable
          header={[...header]}
          rows={rows.map(({ rating, count }) => ({
            key: String(rating),
            name: nameOf(rating),
            value: count,
            text: format.count(count),
            barTo: props.to(`rating=${String(rating)}`),
            cells: [{ text: share(count) }],
          }))}
        />
      )}
    </Panel>
  );
}

/** Satisfaction and response rate of each group, each leading to its rows. */
export function Groups(props: {
  readonly title: string;
  readonly nameHeader: string;
  readonly groups: readonly Group[];
  readonly to: (filter: string) => string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { groups } = props;
  const tenths = (value: number | null): string => (value === null ? '–' : format.percent(value / 10));
  const header = [
    props.nameHeader,
    t('surveys:group.answers'),
    t('surveys:group.csat'),
    t('surveys:group.average'),
    t('surveys:group.rate'),
  ] as const;
  const cellsOf = (group: Group): readonly string[] => [
    tenths(group.csat),
    group.average === null ? '–' : format.decimal(group.average.toFixed(1)),
    tenths(group.responseRate),
  ];
  return (
    <Panel
      title={props.title}
      formula={t('surveys:formula.groups')}
      table={{ header, rows: groups.map((group) => [group.name, String(group.answers), ...cellsOf(group)]) }}
    >
      {groups.length === 0 ? (
        <p className={styles['quiet']}>{t('surveys:noAnswers')}</p>
      ) : (
        <BarTable
          header={[...header]}
          rows={groups.map((group) => {
            const to = group.filter === null ? undefined : props.to(`${group.filter}&answer=answered`);
            return {
              key: group.filter ?? 'none',
              name: group.name,
              to,
              value: group.answers,
              text: format.count(group.answers),
              barTo: to,
              cells: cellsOf(group).map((text) => ({ text })),
            };
          })}
        />
      )}
    </Panel>
  );
}
