/** Servers of a provider, as its help pages give them; a company may have others, so each field stays free. */
export interface MailProvider {
  readonly key: string;
  readonly name: string;
  readonly smtp: { readonly host: string; readonly port: number; readonly security: 'tls' | 'starttls' };
  readonly imap: { readonly host: string; readonly port: number; readonly security: 'tls' };
  /** `app-password`: the usual password is refused and another is made for programs. `oauth2`: no password at all. */
  readonly signIn: 'password' | 'app-password' | 'oauth2';
  /** Where a refresh token is exchanged; empty where a password does. */
  readonly tokenAddress: string;
}

const of = (
  key: string,
  name: string,
  hosts: { readonly smtp: string; readonly imap: string },
  signIn: 'password' | 'app-password' = 'password',
): MailProvider => ({
  key,
  name,
  smtp: { host: hosts.smtp, port: 465, security: 'tls' },
  imap: { host: hosts.imap, port: 993, security: 'tls' },
  signIn,
  tokenAddress: '',
});

/** Providers that small French companies use most, in the order of the list. */
export const MAIL_PROVIDERS: readonly MailProvider[] = [
  of('ovh', 'OVHcloud', { smtp: 'ssl0.ovh.net', imap: 'ssl0.ovh.net' }),
  of('gandi', 'Gandi', { smtp: 'mail.gandi.net', imap: 'mail.gandi.net' }),
  of('ionos', 'IONOS', { smtp: 'smtp.ionos.fr', imap: 'imap.ionos.fr' }),
  of('infomaniak', 'Infomaniak', { smtp: 'mail.infomaniak.com', imap: 'mail.infomaniak.com' }),
  of('orange', 'Orange', { smtp: 'smtp.orange.fr', imap: 'imap.orange.fr' }),
  of('sfr', 'SFR', { smtp: 'smtp.sfr.fr', imap: 'imap.sfr.fr' }),
  of('free', 'Free', { smtp: 'smtp.free.fr', imap: 'imap.free.fr' }),
  of('laposte', 'La Poste', { smtp: 'smtp.laposte.net', imap: 'imap.laposte.net' }),
  of('gmail', 'Gmail, Google Workspace', { smtp: 'smtp.gmail.com', imap: 'imap.gmail.com' }, 'app-password'),
  {
    key: 'microsoft',
    name: 'Microsoft 365',
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
    imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
    signIn: 'oauth2',
    tokenAddress: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  },
];
