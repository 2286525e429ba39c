import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { isUid } from '#shared/kernel/uid.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { given } from '../../ui/given.ts';
import { dayIn } from '../../ui/periods.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { CalendarBoard } from './calendar-board.tsx';
import { shownDays, step, VIEWS, weekNumber, type View } from './calendar-dates.ts';
import { useDayWords } from './calendar-words.ts';
import { useTechnicians } from './technicians.ts';
import { Toolbar } from './toolbar.tsx';
import { useNow } from './use-now.ts';

/** Agenda: planned work by day, week and month; view, day and technicians stand in the address. */
export function CalendarPage() {
  const { t } = useWords();
  const words = useDayWords();
  const navigate = useNavigate();
  const filters = useFilters(['view', 'date']);
  const now = useNow();
  const technicians = useTechnicians();
  const view = filters.oneOf('view', VIEWS) ?? 'week';
  const day = dayIn(filters.read('date')) ?? now.day;
  const chosen = (filters.read('who') ?? '').split(',').filter((text) => isUid(text));
  const days = shownDays(view, day);
  const [from = day] = days;
  const to = days.at(-1) ?? day;
  const { data, error, isPlaceholderData } = useQuery(
    rpc.services.calendar.queryOptions({
      input: { from, to, ...given({ technicianUids: chosen.length === 0 ? undefined : chosen }) },
      placeholderData: keepPreviousData,
    }),
  );

  const show = (changes: { readonly view?: View; readonly date?: string | null }): void => {
    filters.change(changes);
  };
  const turn = (pages: 1 | -1): void => {
    show({ date: step(view, day, pages) });
  };
  const toToday = (): void => {
    show({ date: null });
  };
  useShortcut({
    keys: 'PageUp',
    label: t(`calendar:previous.${view}`),
    run: () => {
      turn(-1);
    },
  });
  useShortcut({
    keys: 'PageDown',
    label: t(`calendar:next.${view}`),
    run: () => {
      turn(1);
    },
  });
  useShortcut({ keys: 'T', label: t('calendar:today'), run: toToday });
  useShortcut({
    keys: 'V',
    label: t('calendar:view.switch'),
    run: () => {
      show({ view: VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length] ?? 'week' });
    },
  });

  const title = {
    day: words.long(day),
    week: t('calendar:weekTitle', {
      from: words.dayAndMonth(from),
      to: `${words.dayAndMonth(to)} ${to.slice(0, 4)}`,
      number: weekNumber(day),
    }),
    month: words.month(day),
  }[view];

  return (
    <CalendarBoard
      view={view}
      day={day}
      days={days}
      now={now}
      chosen={chosen}
      technicians={technicians}
      answered={data?.appointments ?? []}
      unplanned={data?.unplanned ?? { rows: [], total: 0 }}
      isEmpty={data !== undefined && !isPlaceholderData && data.appointments.length === 0}
      search={filters.search}
      onDate={(date) => {
        show({ date });
      }}
      onDay={(date) => {
        show({ view: 'day', date });
      }}
      onOpen={(uid) => {
        void navigate(`/calendar/${uid}${filters.search}`);
      }}
      error={error}
      isLoading={data === undefined && error === null}
      toolbar={
        <Toolbar
          title={title}
          view={view}
          technicians={technicians}
          chosen={chosen}
          onStep={turn}
          onToday={toToday}
          onView={(next) => {
            show({ view: next });
          }}
          onChoose={(uids) => {
            filters.change({ who: uids.length === 0 ? null : uids.join(',') });
          }}
        />
      }
    />
  );
}
