import { Select, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { UNITS } from '#shared/contract/services.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { useUnitChoices, useVatChoices, vatKey, vatOfKey } from '../services/service-words.tsx';
import styles from './draft.module.css';
import type { LineValues } from './draft-values.ts';
import { LineMenu } from './line-menu.tsx';

/** One line of a draft as a row of fields. */
export function LineRow(props: {
  readonly line: LineValues;
  readonly index: number;
  readonly net: Cents | undefined;
  readonly errorOf: (field: string) => ReactNode;
  readonly onChange: (change: Partial<LineValues>) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const units = useUnitChoices();
  const rates = useVatChoices();
  const { line, onChange, errorOf } = props;
  const [hasText, setHasText] = useState(line.description !== '');
  const [hasBase, setHasBase] = useState(line.priceBase !== '1' && line.priceBase !== '');
  const label = (field: string): string => t('invoices:lines.label', { position: props.index + 1, field });
  return (
    <tr data-line={line.key}>
      <td>
        <div className={styles['name']}>
          <TextInput
            size="xs"
            data-field="name"
            aria-label={label(t('invoices:lines.name'))}
            autoComplete="off"
            error={errorOf('name')}
            value={line.name}
            onChange={(event) => {
              onChange({ name: event.currentTarget.value });
            }}
          />
          {hasText ? (
            <Textarea
              size="xs"
              minRows={1}
              aria-label={label(t('services:field.description'))}
              error={errorOf('description')}
              value={line.description}
              onChange={(event) => {
                onChange({ description: event.currentTarget.value });
              }}
            />
          ) : null}
        </div>
      </td>
      <td className={styles['quantity']}>
        <DecimalInput
          size="xs"
          data-field="quantity"
          aria-label={label(t('services:field.quantity'))}
          decimals={4}
          error={errorOf('quantity')}
          value={line.quantity}
          onChange={(quantity) => {
            onChange({ quantity });
          }}
        />
      </td>
      <td className={styles['unit']}>
        <Select
          size="xs"
          aria-label={label(t('services:field.unit'))}
          data={units}
          value={line.unit}
          comboboxProps={{ width: 140, position: 'bottom-start' }}
          onChange={(value) => {
            onChange({ unit: UNITS.find((unit) => unit === value) ?? line.unit });
          }}
        />
      </td>
      <td className={styles['price']}>
        <DecimalInput
          size="xs"
          data-field="unitPrice"
          aria-label={label(t('invoices:lines.price'))}
          decimals={6}
          error={errorOf('unitPrice')}
          value={line.unitPrice}
          onChange={(unitPrice) => {
            onChange({ unitPrice });
          }}
        />
        {hasBase ? (
          <DecimalInput
            size="xs"
            mt={4}
            data-field="priceBase"
            aria-label={label(t('invoices:lines.base'))}
            leftSection={<span className={styles['per']}>{t('invoices:lines.per')}</span>}
            leftSectionWidth={42}
            decimals={4}
            error={errorOf('priceBase')}
            value={line.priceBase}
            onChange={(priceBase) => {
              onChange({ priceBase });
            }}
          />
        ) : null}
      </td>
      <td className={styles['discount']}>
        <DecimalInput
          size="xs"
          data-field="discountPercent"
          aria-label={label(t('invoices:lines.discount'))}
          decimals={2}
          error={errorOf('discountPercent')}
          value={line.discountPercent === '0' ? '' : line.discountPercent}
          onChange={(discountPercent) => {
            onChange({ discountPercent });
          }}
        />
      </td>
      <td className={styles['vat']}>
        <Select
          size="xs"
          aria-label={label(t('services:field.vat'))}
          data={rates}
          value={vatKey(line)}
          error={errorOf('vatRate') ?? errorOf('vatCategory')}
          comboboxProps={{ width: 190, position: 'bottom-start' }}
          onChange={(key) => {
            if (key !== null) onChange(vatOfKey(key));
          }}
        />
      </td>
      <td className={styles['net']}>{props.net === undefined ? '–' : format.money(props.net)}</td>
      <td className={styles['menu']}>
        <LineMenu
          position={props.index + 1}
          isGoods={line.nature === 'goods'}
          onAddText={
            hasText
              ? null
              : () => {
                  setHasText(true);
                }
          }
          onAddBase={
            hasBase
              ? null
              : () => {
                  setHasBase(true);
                }
          }
          onNature={() => {
            onChange({ nature: line.nature === 'goods' ? 'service' : 'goods' });
          }}
          onMove={props.onMove}
          onRemove={props.onRemove}
        />
      </td>
    </tr>
  );
}
