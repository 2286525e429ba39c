import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { today } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useGrant, useMay } from '../../session/use-session.ts';
import { Page } from '../../ui/page.tsx';
import { PeriodFilter } from '../../ui/period-filter.tsx';
import { dayIn, periodOf } from '../../ui/periods.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { MailboxLine } from './mailbox-line.tsx';
import { SurveyFigures } from './survey-figures.tsx';
import { SurveyList } from './survey-list.tsx';
import styles from './surveys.module.css';
import { WebFormButton } from './web-form-button.tsx';

const NAMES = ['this-month', 'last-month', 'this-quarter', 'this-year', 'last-12-months'] as const;

/** Satisfaction: the figures of a period on top, the answers behind them below. */
export function SurveysPage() {
  const { t } = useWords();
  const filters = useFilters();
  const reach = useGrant('surveys.read');
  const mayManage = useMay('messaging.manage');
  const usual = periodOf('last-12-months', today());
  const from = dayIn(filters.read('from')) ?? usual.from;
  const to = dayIn(filters.read('to')) ?? usual.to;
  const period = to < from ? { from: to, to: from } : { from, to };
  const { hash, key } = useLocation();
  useEffect(() => {
    // A figure leads to its rows, which stand below it.
    if (hash === '#list') document.querySelector('#list')?.scrollIntoView();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the same figure clicked again scrolls again.
  }, [hash, key]);
  return (
    <Page
      title={t(reach === 'own' ? 'surveys:titleOwn' : 'surveys:title')}
      {...(mayManage ? { menu: <WebFormButton /> } : {})}
    >
      <div className={styles['page']}>
        <div className={styles['head']}>
          <PeriodFilter
            label={t('figures:period')}
            names={NAMES}
            isRequired
            days={period}
            onChange={(next) => {
              filters.change({ from: next.from ?? period.from, to: next.to ?? period.to });
            }}
          />
          <MailboxLine />
        </div>
        <SurveyFigures period={period} />
        <SurveyList filters={filters} period={period} />
      </div>
    </Page>
  );
}
