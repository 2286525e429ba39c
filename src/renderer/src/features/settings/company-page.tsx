import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { IconLock } from '@tabler/icons-react';
import { useId, type ComponentType } from 'react';
import type { Contract } from '#shared/contract/index.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { ChangedElsewhere } from '../../ui/changed-elsewhere.tsx';
import { changedValues } from '../../ui/changed-values.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import { IdentityFields } from './identity-fields.tsx';
import { InvoicingFields } from './invoicing-fields.tsx';
import { MissingList } from './missing-list.tsx';
import { organisationChecks } from './organisation-checks.ts';
import { withPart, type OrganisationPart } from './organisation-part.ts';
import styles from './settings.module.css';

type Organisation = InferContractRouterOutputs<Contract>['organisation']['get'];
type Fields = ComponentType<{ readonly form: UseFormReturnType<OrganisationSettings> }>;

/** Identity of the company. */
export const CompanyPage = () => <OrganisationPage name="company" fields={IdentityFields} />;

/** Bank, terms and statements of invoices. */
export const InvoicingPage = () => <OrganisationPage name="invoicing" fields={InvoicingFields} />;

function OrganisationPage(props: { readonly name: OrganisationPart; readonly fields: Fields }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(rpc.organisation.get.queryOptions({ input: {} }));
  if (error !== null) {
    return (
      <ErrorAlert
        error={error}
        onRetry={() => {
          void refetch();
        }}
      />
    );
  }
  if (data === undefined) return null;
  return (
    <div className={styles['column']}>
      <p className={styles['quiet']}>{t(`organisation:${props.name}Text`)}</p>
      <MissingList missing={data.missing} />
      <OrganisationForm key={props.name} {...props} organisation={data} />
      {props.name === 'invoicing' ? (
        <p className={styles['quiet']}>{t('organisation:series', { series: data.series })}</p>
      ) : null}
    </div>
  );
}

function OrganisationForm(props: {
  readonly name: OrganisationPart;
  readonly fields: Fields;
  readonly organisation: Organisation;
}) {
  const { t } = useWords();
  const { fields: PartFields, organisation } = props;
  const mayChange = useMay('organisation.manage');
  const reason = useId();
  const record = useRecordForm<OrganisationSettings>({
    id: `organisation:${props.name}`,
    initial: organisation.settings,
    revision: organisation.revision,
    prefix: 'settings',
    validate: organisationChecks(t),
    save: async (typed, revision) => {
      // Two pages and two windows share these settings: only what was changed here, of this page's fields, is laid over
      // the newest ones; a draft of another day brings none of the others back.
      const mine = { ...organisation.settings, ...changedValues(typed, record.form.getInitialValues()) };
      const settings = withPart(props.name, organisation.settings, mine);
      await client.organisation.update({ revision, settings });
      showMessage(t('form.saved'));
      await queryClient.invalidateQueries();
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void record.submit();
      }}
    >
      {mayChange ? null : (
        <p id={reason} className={styles['notice']}>
          <IconLock size={16} aria-hidden />
          {t('organisation:readOnly')}
        </p>
      )}
      <fieldset
        disabled={!mayChange}
        aria-describedby={mayChange ? undefined : reason}
        className={styles['bare']}
      >
        <div className={styles['form']}>
          <ChangedElsewhere record={record} />
          <FormErrorSummary errors={record.form.errors} />
          <PartFields form={record.form} />
          <ErrorAlert error={record.failure} />
          {mayChange ? (
            <div className={styles['actions']}>
              <Button type="submit" loading={record.isSaving} disabled={!record.isDirty}>
                {t('action.save')}
              </Button>
              {record.isDirty ? (
                <>
                  <Button variant="default" onClick={record.discardDraft}>
                    {t('action.cancel')}
                  </Button>
                  <span className={styles['quiet']}>{t('form.unsaved')}</span>
                </>
              ) : null}
            </div>
          ) : null}
        </div>
      </fieldset>
    </form>
  );
}
