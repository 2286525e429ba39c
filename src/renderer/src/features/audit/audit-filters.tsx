import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DateField } from '../../ui/date-field.tsx';
import { actionText } from './audit-words.ts';
import styles from './audit.module.css';
import { foldedOptions } from '../../ui/folded-options.ts';

/** Outcomes that an entry may have. */
export const OUTCOMES = ['done', 'denied', 'refused', 'failed'] as const;

/** Filters of the log; they live in the address. */
export function AuditFilters(props: {
  readonly address: URLSearchParams;
  readonly onChange: (next: URLSearchParams, options: { readonly replace: boolean }) => void;
}) {
  const { t } = useWords();
  const { address } = props;
  const mayName = useMay('users.list-names');
  const actions = useQuery(rpc.audit.actions.queryOptions({ input: {} }));
  const names = useQuery(rpc.users.names.queryOptions({ input: {}, enabled: mayName }));
  const set = (name: string, value: string | null): void => {
    const next = new URLSearchParams(address);
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
    props.onChange(next, { replace: true });
  };
  const day = (name: string): LocalDate | null => {
    const text = address.get(name) ?? '';
    return isLocalDate(text) ? text : null;
  };
  const common = { size: 'xs', clearable: true, allowDeselect: true } as const;
  return (
    <search className={styles['filters']} aria-label={t('action.filter')}>
      <Select
        {...common}
        label={t('audit:filter.class')}
        placeholder={t('audit:filter.all')}
        value={address.get('class')}
        data={(['security', 'accounting'] as const).map((value) => ({
          value,
          label: t(`audit:class.${value}`),
        }))}
        onChange={(value) => {
          set('class', value);
        }}
      />
      <Select
        {...common}
        searchable
        filter={foldedOptions}
        label={t('audit:filter.action')}
        placeholder={t('audit:filter.all')}
        value={address.get('action')}
        data={(actions.data?.actions ?? []).map((value) => ({ value, label: actionText(t, value) }))}
        onChange={(value) => {
          set('action', value);
        }}
      />
      {mayName ? (
        <Select
          {...common}
          searchable
          filter={foldedOptions}
          label={t('audit:filter.actor')}
          placeholder={t('audit:filter.all')}
          value={address.get('actor')}
          data={(names.data?.users ?? []).map((user) => ({ value: user.uid, label: user.name }))}
          onChange={(value) => {
            set('actor', value);
          }}
        />
      ) : null}
      <Select
        {...common}
        label={t('audit:filter.outcome')}
        placeholder={t('audit:filter.all')}
        value={address.get('outcome')}
        data={OUTCOMES.map((value) => ({ value, label: t(`audit:outcome.${value}`) }))}
        onChange={(value) => {
          set('outcome', value);
        }}
      />
      <DateField
        size="xs"
        description={null}
        label={t('audit:filter.from')}
        value={day('from')}
        onChange={(value) => {
          set('from', value);
        }}
      />
      <DateField
        size="xs"
        description={null}
        label={t('audit:filter.to')}
        value={day('to')}
        onChange={(value) => {
          set('to', value);
        }}
      />
      {[...address.keys()].length === 0 ? null : (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            props.onChange(new URLSearchParams(), { replace: true });
          }}
        >
          {t('action.clearFilters')}
        </Button>
      )}
    </search>
  );
}
