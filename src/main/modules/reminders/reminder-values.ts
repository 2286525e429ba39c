import { formatDate, formatMoney, formatPercent, grouped } from '#shared/domain/documents/written-values.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import type { TemplateValues } from '#shared/domain/messages/template.ts';
import type { ReminderTemplate } from '#shared/domain/reminders/dunning-plan.ts';
import { NOTICE_DAYS, RECOVERY_FEE } from '#shared/domain/reminders/late-interest.ts';
import type { BasisPoints } from '#shared/domain/reminders/official-rates.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { cents, sumCents, ZERO, type Cents } from '#shared/kernel/money.ts';
import type { LateInvoice } from './late-invoices.ts';

/** What the values of a reminder are made from. */
export interface ReminderMatter {
  /** Oldest due date first. */
  readonly invoices: readonly LateInvoice[];
  readonly client: string;
  readonly contact: string;
  readonly settings: OrganisationSettings;
  readonly language: 'fr' | 'en';
  readonly channel: MessageChannel;
  readonly template: ReminderTemplate;
  readonly today: LocalDate;
}

/** Numbers named one by one in a subject before the rest is counted. */
const NAMED_NUMBERS = 3;

/** What each variable of a reminder says, in the language of the message. */
export function reminderValues(matter: ReminderMatter): TemplateValues {
  const { invoices, settings, language, channel, today } = matter;
  const isShort = channel === 'sms';
  const day = (date: LocalDate): string => (isShort ? shortDay(date, language) : formatDate(date, language));
  const money = (amount: Cents): string => formatMoney(amount, language);
  const [oldest] = invoices;
  const days = Math.max(0, oldest?.daysLate ?? 0);
  const interest = sumCents(invoices.map((one) => one.interestCents));
  const fee = sumCents(invoices.map((one) => one.feeCents));
  const rest = sumCents(invoices.map((one) => one.restCents));
  const reachable = [settings.phone, settings.email].filter((text) => text !== '').join(' · ');
  return {
    client: matter.client,
    contact: matter.contact,
    company: settings.name,
    companyPhone: settings.phone,
    companyEmail: settings.email,
    signature: [settings.name, reachable].filter((text) => text !== '').join('\n'),
    today: day(today),
    number: numbers(invoices, language),
    reference: reference(invoices, language),
    invoices: invoices.map((one) => invoiceLine(one, language)).join('\n'),
    issueDay: oldest === undefined ? '' : day(oldest.issueDate),
    dueDay: oldest === undefined ? '' : day(oldest.dueDate),
    daysLate: String(days),
    gross: money(sumCents(invoices.map((one) => one.grossCents))),
    rest: money(rest),
    rate: oldest === undefined || oldest.isConsumer ? '' : percent(oldest.rate, language),
    penalties: money(interest),
    fee: money(fee),
    total: money(cents(rest + interest + fee)),
    amounts: amountsBlock(matter, { rest, interest, fee }),
    legalBasis: legalBasis(matter),
    deadline: day(addDays(today, NOTICE_DAYS)),
    iban: settings.iban === '' ? '' : grouped(settings.iban, 4),
  };
}

/** Digits only: the sign û of "août" would make a short message of one segment into three. */
const shortDay = (date: LocalDate, language: 'fr' | 'en'): string =>
  language === 'fr' ? date.split('-').toReversed().join('/') : formatDate(date, language);

/** A rate in hundredths of a percent as `7,86 %`. */
export const percent = (rate: BasisPoints, language: 'fr' | 'en'): string =>
  formatPercent(`${String(Math.floor(rate / 100))}.${String(rate % 100).padStart(2, '0')}`, language);

function numbers(invoices: readonly LateInvoice[], language: 'fr' | 'en'): string {
  const and = language === 'fr' ? 'et' : 'and';
  const all = invoices.map((one) => one.number);
  if (all.length <= 1) return all[0] ?? '';
  if (all.length <= NAMED_NUMBERS) return `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1) ?? ''}`;
  const others = all.length - (NAMED_NUMBERS - 1);
  const named = all.slice(0, NAMED_NUMBERS - 1).join(', ');
  return `${named} ${and} ${String(others)} ${language === 'fr' ? 'autres' : 'others'}`;
}

function reference(invoices: readonly LateInvoice[], language: 'fr' | 'en'): string {
  const noun = language === 'fr' ? 'facture' : 'invoice';
  return `${noun}${invoices.length > 1 ? 's' : ''} ${numbers(invoices, language)}`;
}

/** One invoice in one line, as it stands in the body. */
function invoiceLine(invoice: LateInvoice, language: 'fr' | 'en'): string {
  const issued = formatDate(invoice.issueDate, language);
  const due = formatDate(invoice.dueDate, language);
  const gross = formatMoney(invoice.grossCents, language);
  const rest = formatMoney(invoice.restCents, language);
  const { number, daysLate } = invoice;
  const isPart = invoice.restCents !== invoice.grossCents;
  if (language === 'en') {
    const late = daysLate > 0 ? `, ${String(daysLate)} ${daysLate === 1 ? 'day' : 'days'} late` : '';
    return `• ${number} of ${issued}, due on ${due}${late}: ${isPart ? `${rest} outstanding of ${gross}` : gross}`;
  }
  const late = daysLate > 0 ? `, ${String(daysLate)} jour${daysLate === 1 ? '' : 's'} de retard` : '';
  return `• ${number} du ${issued}, échéance le ${due}${late}\u00A0: ${isPart ? `reste dû ${rest} sur ${gross}` : gross}`;
}

/** Rest, interest with its rate, fee and total, each on a line; for a consumer the rest alone. */
function amountsBlock(
  { invoices, language, today }: ReminderMatter,
  sums: { readonly rest: Cents; readonly interest: Cents; readonly fee: Cents },
): string {
  const money = (amount: Cents): string => formatMoney(amount, language);
  const isFrench = language === 'fr';
  const colon = isFrench ? '\u00a0:' : ':';
  const lines = [`${isFrench ? 'Reste dû' : 'Outstanding'}${colon} ${money(sums.rest)}`];
  if (sums.interest > 0) {
    const date = formatDate(today, language);
    const rates = [
      ...new Set(invoices.filter((one) => !one.isConsumer).map((one) => percent(one.rate, language))),
    ];
    const rate = rates.join(', ');
    lines.push(
      isFrench
        ? `Pénalités de retard au ${date} (${rate} par an)${colon} ${money(sums.interest)}`
        : `Late payment interest to ${date} (${rate} a year)${colon} ${money(sums.interest)}`,
    );
  }
  if (sums.fee > 0) {
    const count = Math.round(sums.fee / RECOVERY_FEE);
    const times = count > 1 ? ` (${String(count)} × ${money(RECOVERY_FEE)})` : '';
    lines.push(
      isFrench
        ? `Indemnité forfaitaire pour frais de recouvrement${times}${colon} ${money(sums.fee)}`
        : `Fixed compensation for recovery costs${times}${colon} ${money(sums.fee)}`,
    );
  }
  if (lines.length > 1) {
    const total = cents(sums.rest + sums.interest + sums.fee);
    lines.push(`${isFrench ? 'Total à régler' : 'Total to pay'}${colon} ${money(total)}`);
  }
  return lines.join('\n');
}

/** What the claim rests on. Between businesses the Commercial Code; a consumer owes interest from the notice only. */
function legalBasis({ invoices, language, template }: ReminderMatter): string {
  const isBusiness = invoices.some((one) => !one.isConsumer && one.feeCents > ZERO);
  if (isBusiness) {
    return language === 'fr'
      ? 'En application de l’article L441-10 du Code de commerce et de nos conditions de règlement, des pénalités de retard courent de plein droit depuis le lendemain de l’échéance, et une indemnité forfaitaire de 40 € pour frais de recouvrement est due pour chaque facture en retard (article D441-5).'
      : 'Under article L441-10 of the French Commercial Code and our terms of payment, late payment interest has been running since the day after the due date, and a fixed compensation of EUR 40 for recovery costs is owed for each late invoice (article D441-5).';
  }
  if (template !== 'formal-notice') return '';
  return language === 'fr'
    ? 'À compter de la réception de cette mise en demeure, les sommes dues portent intérêt au taux légal (articles 1231-6 et 1344-1 du Code civil).'
    : 'From receipt of this formal notice, the sums owed bear interest at the French legal rate (articles 1231-6 and 1344-1 of the French Civil Code).';
}
