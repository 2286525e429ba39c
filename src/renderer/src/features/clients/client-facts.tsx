import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatSiren } from '#shared/domain/identifiers/siren.ts';
import { formatSiret } from '#shared/domain/identifiers/siret.ts';
import { dayOf } from '../../i18n/format.ts';
import { useFormat, useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmailLink, PhoneLink } from '../../ui/contact-links.tsx';
import { Facts, Section } from '../../ui/sheet.tsx';
import styles from './client-sheet.module.css';
import type { ClientView } from './client-answers.ts';
import { CopiedValue } from './copied-value.tsx';
import { countryName } from '../../i18n/countries.ts';
import { displayPhone } from './display-phone.ts';

const addressText = (client: ClientView, country: string): string =>
  [
    client.address.line1,
    client.address.line2,
    `${client.address.postalCode} ${client.address.city}`.trim(),
    client.address.country === 'FR' ? '' : country,
  ]
    .filter((line) => line !== '')
    .join('\n');

/** Who the client is and how to reach them. */
export function ClientFacts({ client }: { readonly client: ClientView }) {
  const { t } = useWords();
  const format = useFormat();
  const language = useLanguage();
  const where = addressText(client, countryName(language, client.address.country));
  const rows: (readonly [string, ReactNode])[] = [];
  const add = (isKnown: boolean, label: string, value: ReactNode): void => {
    if (isKnown) rows.push([label, value]);
  };
  add(client.phone !== '', t('clients:sheet.phone'), <PhoneLink value={displayPhone(client.phone)} />);
  add(client.email !== '', t('clients:sheet.email'), <EmailLink value={client.email} />);
  const hasPlace = client.address.line1 !== '' || client.address.city !== '';
  add(hasPlace, t('clients:sheet.address'), <CopiedValue value={where} />);
  const isReachable = rows.length > 0;
  add(client.industry !== '', t('clients:sheet.industry'), client.industry);
  add(
    client.siren !== '',
    t('clients:sheet.siren'),
    <CopiedValue value={formatSiren(client.siren)} copied={client.siren} />,
  );
  add(
    client.siret !== '',
    t('clients:sheet.siret'),
    <CopiedValue value={formatSiret(client.siret)} copied={client.siret} />,
  );
  add(client.vatNumber !== '', t('clients:sheet.vatNumber'), <CopiedValue value={client.vatNumber} />);
  add(
    client.tags.length > 0,
    t('clients:sheet.tags'),
    <span className={styles['tags']}>
      {client.tags.map((tag) => (
        <Link key={tag} className={styles['tag']} to={`/clients?tag=${encodeURIComponent(tag)}`}>
          {tag}
        </Link>
      ))}
    </span>,
  );
  add(true, t('clients:sheet.owner'), client.ownerName ?? t('clients:sheet.nobody'));
  const created = format.date(dayOf(new Date(client.createdAt)));
  add(
    true,
    t('clients:sheet.created'),
    client.createdByName === null
      ? created
      : t('clients:sheet.createdBy', { date: created, name: client.createdByName }),
  );
  return (
    <Section title={t('clients:sheet.identity')}>
      {isReachable ? null : <p className={styles['quiet']}>{t('clients:sheet.noContactDetails')}</p>}
      <Facts rows={rows} />
    </Section>
  );
}
