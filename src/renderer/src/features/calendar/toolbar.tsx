import { ActionIcon, Button, MultiSelect, SegmentedControl, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../../i18n/use-words.ts';
import { foldedOptions } from '../../ui/folded-options.ts';
import styles from './calendar.module.css';
import { VIEWS, type View } from './calendar-dates.ts';
import type { Technician } from './technicians.ts';

/** More colleagues than this are chosen from a list instead of chips. */
const MOST_CHIPS = 8;

/** Which page of the calendar is shown, how, and whose work. */
export function Toolbar(props: {
  readonly title: string;
  readonly view: View;
  readonly technicians: readonly Technician[];
  readonly chosen: readonly string[];
  readonly onStep: (pages: 1 | -1) => void;
  readonly onToday: () => void;
  readonly onView: (view: View) => void;
  readonly onChoose: (uids: readonly string[]) => void;
}) {
  const { t } = useWords();
  return (
    <div className={styles['toolbar']}>
      <div className={styles['pager']}>
        <Tooltip label={`${t('calendar:today')} (T)`}>
          <Button size="xs" variant="default" onClick={props.onToday}>
            {t('calendar:today')}
          </Button>
        </Tooltip>
        <ActionIcon
          aria-label={t(`calendar:previous.${props.view}`)}
          onClick={() => {
            props.onStep(-1);
          }}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <ActionIcon
          aria-label={t(`calendar:next.${props.view}`)}
          onClick={() => {
            props.onStep(1);
          }}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
        <h2 className={styles['pageTitle']} aria-live="polite">
          {props.title}
        </h2>
      </div>
      <SegmentedControl
        size="xs"
        aria-label={t('calendar:view.label')}
        data={VIEWS.map((value) => ({ value, label: t(`calendar:view.${value}`) }))}
        value={props.view}
        onChange={(value) => {
          props.onView(VIEWS.find((view) => view === value) ?? 'week');
        }}
      />
      {props.technicians.length > MOST_CHIPS ? (
        <MultiSelect
          size="xs"
          className={styles['people'] ?? ''}
          aria-label={t('calendar:technicians')}
          placeholder={props.chosen.length === 0 ? t('calendar:technicians') : ''}
          searchable
          filter={foldedOptions}
          clearable
          clearButtonProps={{ 'aria-label': t('picker.clear') }}
          data={props.technicians.map(({ uid, name }) => ({ value: uid, label: name }))}
          value={[...props.chosen]}
          onChange={props.onChoose}
        />
      ) : (
        <fieldset className={styles['chips']}>
          <legend className="visually-hidden">{t('calendar:technicians')}</legend>
          {props.technicians.map(({ uid, name, hue }) => {
            const isChosen = props.chosen.includes(uid);
            return (
              <button
                key={uid}
                type="button"
                aria-pressed={isChosen}
                className={styles['chip']}
                onClick={() => {
                  props.onChoose(
                    isChosen ? props.chosen.filter((one) => one !== uid) : [...props.chosen, uid],
                  );
                }}
              >
                <span aria-hidden className={styles['swatch']} style={{ background: hue }} />
                {name}
              </button>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}
