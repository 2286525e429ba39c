import enAudit from '../../../../resources/locales/en/audit.json';
import enBackups from '../../../../resources/locales/en/backups.json';
import enCalendar from '../../../../resources/locales/en/calendar.json';
import enClients from '../../../../resources/locales/en/clients.json';
import enCommon from '../../../../resources/locales/en/common.json';
import enErrors from '../../../../resources/locales/en/errors.json';
import enFigures from '../../../../resources/locales/en/figures.json';
import enInteractions from '../../../../resources/locales/en/interactions.json';
import enInvoices from '../../../../resources/locales/en/invoices.json';
import enMessaging from '../../../../resources/locales/en/messaging.json';
import enOrganisation from '../../../../resources/locales/en/organisation.json';
import enPalette from '../../../../resources/locales/en/palette.json';
import enPayments from '../../../../resources/locales/en/payments.json';
import enReminders from '../../../../resources/locales/en/reminders.json';
import enReports from '../../../../resources/locales/en/reports.json';
import enServices from '../../../../resources/locales/en/services.json';
import enContracts from '../../../../resources/locales/en/contracts.json';
import enRecalls from '../../../../resources/locales/en/recalls.json';
import enTasks from '../../../../resources/locales/en/tasks.json';
import enSurveys from '../../../../resources/locales/en/surveys.json';
import enToday from '../../../../resources/locales/en/today.json';
import enTransfers from '../../../../resources/locales/en/transfers.json';
import enUsers from '../../../../resources/locales/en/users.json';
import enVault from '../../../../resources/locales/en/vault.json';
import frAudit from '../../../../resources/locales/fr/audit.json';
import frBackups from '../../../../resources/locales/fr/backups.json';
import frCalendar from '../../../../resources/locales/fr/calendar.json';
import frClients from '../../../../resources/locales/fr/clients.json';
import frCommon from '../../../../resources/locales/fr/common.json';
import frErrors from '../../../../resources/locales/fr/errors.json';
import frFigures from '../../../../resources/locales/fr/figures.json';
import frInteractions from '../../../../resources/locales/fr/interactions.json';
import frInvoices from '../../../../resources/locales/fr/invoices.json';
import frMessaging from '../../../../resources/locales/fr/messaging.json';
import frOrganisation from '../../../../resources/locales/fr/organisation.json';
import frPalette from '../../../../resources/locales/fr/palette.json';
import frPayments from '../../../../resources/locales/fr/payments.json';
import frReminders from '../../../../resources/locales/fr/reminders.json';
import frReports from '../../../../resources/locales/fr/reports.json';
import frServices from '../../../../resources/locales/fr/services.json';
import frContracts from '../../../../resources/locales/fr/contracts.json';
import frRecalls from '../../../../resources/locales/fr/recalls.json';
import frTasks from '../../../../resources/locales/fr/tasks.json';
import frSurveys from '../../../../resources/locales/fr/surveys.json';
import frToday from '../../../../resources/locales/fr/today.json';
import frTransfers from '../../../../resources/locales/fr/transfers.json';
import frUsers from '../../../../resources/locales/fr/users.json';
import frVault from '../../../../resources/locales/fr/vault.json';

/** The French words, the source of all others: one file per noun. */
export const french = {
  common: frCommon,
  errors: frErrors,
  vault: frVault,
  messaging: frMessaging,
  organisation: frOrganisation,
  users: frUsers,
  audit: frAudit,
  backups: frBackups,
  calendar: frCalendar,
  clients: frClients,
  services: frServices,
  interactions: frInteractions,
  invoices: frInvoices,
  palette: frPalette,
  payments: frPayments,
  figures: frFigures,
  contracts: frContracts,
  recalls: frRecalls,
  tasks: frTasks,
  surveys: frSurveys,
  today: frToday,
  reminders: frReminders,
  reports: frReports,
  transfers: frTransfers,
};

/** The English words; a missing or additional file does not compile, a missing key fails a test. */
export const english = {
  common: enCommon,
  errors: enErrors,
  vault: enVault,
  messaging: enMessaging,
  organisation: enOrganisation,
  users: enUsers,
  audit: enAudit,
  backups: enBackups,
  calendar: enCalendar,
  clients: enClients,
  services: enServices,
  interactions: enInteractions,
  invoices: enInvoices,
  palette: enPalette,
  payments: enPayments,
  figures: enFigures,
  contracts: enContracts,
  recalls: enRecalls,
  tasks: enTasks,
  surveys: enSurveys,
  today: enToday,
  reminders: enReminders,
  reports: enReports,
  transfers: enTransfers,
} satisfies Record<keyof typeof french, object>;
