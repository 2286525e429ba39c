import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { FormErrors } from '@mantine/form';
import type { Cents } from '#shared/kernel/money.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { VatChoice } from '../services/service-words.tsx';
import styles from './draft.module.css';
import { blankLine, type LineValues } from './draft-values.ts';
import { LineRow } from './line-row.tsx';

const placeOf = (target: EventTarget): { readonly key: string; readonly field: string } | null => {
  if (!(target instanceof HTMLInputElement)) return null;
  const key = target.closest<HTMLElement>('[data-line]')?.dataset['line'];
  const field = target.dataset['field'];
  return key === undefined || field === undefined ? null : { key, field };
};

const moved = (lines: readonly LineValues[], from: number, to: number): readonly LineValues[] => {
  const line = lines[from];
  if (line === undefined || to < 0 || to >= lines.length) return lines;
  return lines.toSpliced(from, 1).toSpliced(to, 0, line);
};

/**
 * Lines of a draft, typed like a spreadsheet.
 *
 * Enter goes to the same field of the next line and makes a new one after the last; Alt with the arrows moves a line,
 * Ctrl+Backspace removes it.
 */
export function LinesTable(props: {
  readonly lines: readonly LineValues[];
  readonly onChange: (lines: readonly LineValues[]) => void;
  readonly errors: FormErrors;
  /** Net of each line by its place; absent while it cannot be computed. */
  readonly nets: ReadonlyMap<number, Cents>;
  readonly vat: VatChoice;
  /** Ways to fill lines from elsewhere. */
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const { lines, onChange } = props;

  const focus = (key: string, field: string): void => {
    // After the change has been drawn.
    requestAnimationFrame(() => {
      body.current?.querySelector<HTMLInputElement>(`[data-line="${key}"] [data-field="${field}"]`)?.focus();
    });
  };
  const add = (): void => {
    const line = blankLine(props.vat);
    onChange([...lines, line]);
    focus(line.key, 'name');
  };
  const remove = (index: number): void => {
    onChange(lines.toSpliced(index, 1));
    const next = lines[index + 1] ?? lines[index - 1];
    if (next !== undefined) focus(next.key, 'name');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeOf(event.target);
    if (place === null) return;
    const index = lines.findIndex((line) => line.key === place.key);
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const next = lines[index + 1];
      if (next === undefined) add();
      else focus(next.key, place.field);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      onChange(moved(lines, index, event.key === 'ArrowUp' ? index - 1 : index + 1));
      focus(place.key, place.field);
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'Backspace') {
      event.preventDefault();
      remove(index);
    }
  };

  return (
    <section>
      <div className={styles['lineHead']}>
        <h2 className={styles['title']}>{t('invoices:lines.title')}</h2>
      </div>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('invoices:lines.name')}</th>
              <th scope="col" data-number>
                {t('services:field.quantity')}
              </th>
              <th scope="col">{t('services:field.unit')}</th>
              <th scope="col" data-number>
                {t('invoices:lines.price')}
              </th>
              <th scope="col" data-number>
                {t('invoices:lines.discount')}
              </th>
              <th scope="col">{t('services:field.vat')}</th>
              <th scope="col" data-number>
                {t('invoices:lines.net')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('action.more')}</span>
              </th>
            </tr>
          </thead>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the fields inside. */}
          <tbody ref={body} onKeyDown={onKeyDown}>
            {lines.map((line, index) => (
              <LineRow
                key={line.key}
                line={line}
                index={index}
                net={props.nets.get(index)}
                errorOf={(field) => props.errors[`lines.${String(index)}.${field}`]}
                onChange={(change) => {
                  onChange(lines.with(index, { ...line, ...change }));
                }}
                onRemove={() => {
                  remove(index);
                }}
                onMove={(by) => {
                  onChange(moved(lines, index, index + by));
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {props.errors['lines'] === undefined ? null : (
        <p role="alert" className={styles['blocking']}>
          {props.errors['lines']}
        </p>
      )}
      <div className={styles['sources']}>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('invoices:lines.add')}
        </Button>
        {props.children}
      </div>
      <p className={styles['hint']}>{t('invoices:lines.keys')}</p>
    </section>
  );
}
