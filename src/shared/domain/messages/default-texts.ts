import type { MessageChannel } from './message.ts';
import type { TemplateKey, TemplateText } from './template.ts';

type Texts = Readonly<Record<MessageChannel, TemplateText>>;

const FRENCH_BEFORE_DUE = `Bonjour {{contact}},

Nous vous rappelons que l’échéance suivante approche :

{{factures}}

Si le règlement est déjà parti, merci de ne pas tenir compte de ce message.

Vous pouvez régler par virement en indiquant le numéro de la facture :
IBAN {{iban}}

Nous restons à votre disposition pour toute question.

Bien cordialement,
{{signature}}`;

const FRENCH_FIRST = `Bonjour {{contact}},

Sauf erreur de notre part, nous n’avons pas reçu le règlement suivant :

{{factures}}

Reste dû : {{reste}}

Il s’agit peut-être d’un simple oubli : merci de procéder au règlement dès que possible, ou de nous dire ce qui le retient. Si votre paiement s’est croisé avec ce message, merci de ne pas en tenir compte.

IBAN {{iban}}

Bien cordialement,
{{signature}}`;

const FRENCH_FIRM = `Bonjour {{contact}},

À ce jour, le règlement suivant ne nous est pas parvenu :

{{factures}}

{{decompte}}

{{textes}}

Nous vous demandons de régler la somme de {{total}} sous huit jours. Si un désaccord ou une difficulté retient votre paiement, appelez-nous : nous chercherons une solution avec vous. À défaut, nous devrons vous adresser une mise en demeure.

IBAN {{iban}}

Cordialement,
{{signature}}`;

const FRENCH_NOTICE = `Madame, Monsieur,

Sauf erreur de notre part, les sommes suivantes restent impayées à ce jour :

{{factures}}

{{decompte}}

Par la présente, nous vous mettons en demeure, au sens de l’article 1344 du Code civil, de nous régler la somme de {{total}} dans un délai de huit jours à compter de la réception de cette lettre.

{{textes}}

À défaut de règlement dans ce délai, nous saisirons la juridiction compétente, sans autre avis, pour obtenir le paiement de ces sommes, des intérêts à échoir et des frais de procédure, notamment par la voie de l’injonction de payer.

Règlement par virement : IBAN {{iban}}

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

{{signature}}`;

const ENGLISH_BEFORE_DUE = `Dear {{contact}},

This is a reminder that the following payment falls due shortly:

{{invoices}}

If you have already sent your payment, please disregard this message.

You can pay by bank transfer, quoting the invoice number:
IBAN {{iban}}

Please let us know if you have any questions.

Kind regards,
{{signature}}`;

const ENGLISH_FIRST = `Dear {{contact}},

Unless we are mistaken, we have not received the following payment:

{{invoices}}

Outstanding: {{rest}}

This may be an oversight: please pay as soon as possible, or tell us what is holding the payment up. If your payment has crossed with this message, please disregard it.

IBAN {{iban}}

Kind regards,
{{signature}}`;

const ENGLISH_FIRM = `Dear {{contact}},

To date we have not received the following payment:

{{invoices}}

{{amounts}}

{{law}}

Please pay {{total}} within eight days. If a disagreement or a difficulty is holding your payment up, please call us: we will look for a solution together. Otherwise we will have to send you a formal notice to pay.

IBAN {{iban}}

Yours sincerely,
{{signature}}`;

const ENGLISH_NOTICE = `Dear Sir or Madam,

Unless we are mistaken, the following sums remain unpaid to date:

{{invoices}}

{{amounts}}

We hereby give you formal notice, within the meaning of article 1344 of the French Civil Code, to pay us {{total}} within eight days of receiving this letter.

{{law}}

Failing payment within that time, we will bring the matter before the competent court without further notice, to obtain payment of these sums, of interest still to accrue and of the costs of the proceedings, in particular by way of an order to pay.

Payment by bank transfer: IBAN {{iban}}

Yours faithfully,

{{signature}}`;

const FRENCH: Readonly<Record<TemplateKey, Texts>> = {
  'before-due': {
    email: { subject: 'Échéance le {{echeance}} : {{reference}}', body: FRENCH_BEFORE_DUE },
    sms: {
      subject: '',
      body: 'Bonjour, {{reste}} sont à régler avant le {{echeance}} ({{reference}}). Merci. {{societe}}',
    },
    letter: { subject: 'Échéance le {{echeance}} : {{reference}}', body: FRENCH_BEFORE_DUE },
  },
  first: {
    email: { subject: 'Règlement non reçu : {{reference}}', body: FRENCH_FIRST },
    sms: {
      subject: '',
      body: 'Bonjour, sauf erreur, {{reste}} restent à régler ({{reference}}, échéance {{echeance}}). Merci de votre règlement ou de votre appel. {{societe}} {{telephone}}',
    },
    letter: { subject: 'Règlement non reçu : {{reference}}', body: FRENCH_FIRST },
  },
  firm: {
    email: { subject: 'Relance : {{reference}}', body: FRENCH_FIRM },
    sms: {
      subject: '',
      body: 'Bonjour, {{reste}} restent impayés ({{reference}}, {{jours}} jours de retard). Merci de régler sous 8 jours ou de nous appeler. {{societe}} {{telephone}}',
    },
    letter: { subject: 'Relance : {{reference}}', body: FRENCH_FIRM },
  },
  'formal-notice': {
    email: { subject: 'Mise en demeure de payer : {{reference}}', body: FRENCH_NOTICE },
    sms: {
      subject: '',
      body: 'Une mise en demeure de payer {{total}} ({{reference}}) vous est adressée. Délai : 8 jours. {{societe}} {{telephone}}',
    },
    letter: { subject: 'Mise en demeure de payer : {{reference}}', body: FRENCH_NOTICE },
  },
  survey: {
    email: {
      subject: 'Votre avis sur notre intervention',
      body: `Bonjour {{contact}},

Nous sommes intervenus chez vous le {{jour}} ({{intervention}}). Êtes-vous satisfait de notre travail ? Un clic suffit pour répondre :

{{reponses}}

Merci de votre confiance.

{{signature}}`,
    },
    sms: {
      subject: '',
      body: 'Bonjour, notre intervention du {{jour}} vous a-t-elle satisfait ? Répondez par une note de 1 à 5. {{societe}}',
    },
    letter: { subject: '', body: '' },
  },
};

const ENGLISH: Readonly<Record<TemplateKey, Texts>> = {
  'before-due': {
    email: { subject: 'Due on {{due}}: {{reference}}', body: ENGLISH_BEFORE_DUE },
    sms: {
      subject: '',
      body: 'Hello, {{rest}} ({{reference}}) falls due on {{due}}. Thank you. {{company}}',
    },
    letter: { subject: 'Due on {{due}}: {{reference}}', body: ENGLISH_BEFORE_DUE },
  },
  first: {
    email: { subject: 'Payment not received: {{reference}}', body: ENGLISH_FIRST },
    sms: {
      subject: '',
      body: 'Hello, unless we are mistaken, {{rest}} is still unpaid ({{reference}}, due on {{due}}). Please pay or call us. {{company}} {{phone}}',
    },
    letter: { subject: 'Payment not received: {{reference}}', body: ENGLISH_FIRST },
  },
  firm: {
    email: { subject: 'Reminder: {{reference}}', body: ENGLISH_FIRM },
    sms: {
      subject: '',
      body: 'Hello, {{rest}} is unpaid ({{reference}}, {{days}} days late). Please pay within 8 days or call us. {{company}} {{phone}}',
    },
    letter: { subject: 'Reminder: {{reference}}', body: ENGLISH_FIRM },
  },
  'formal-notice': {
    email: { subject: 'Formal notice to pay: {{reference}}', body: ENGLISH_NOTICE },
    sms: {
      subject: '',
      body: 'A formal notice to pay {{total}} ({{reference}}) is on its way to you. Time to pay: 8 days. {{company}} {{phone}}',
    },
    letter: { subject: 'Formal notice to pay: {{reference}}', body: ENGLISH_NOTICE },
  },
  survey: {
    email: {
      subject: 'How did we do?',
      body: `Dear {{contact}},

We worked for you on {{day}} ({{service}}). Were you satisfied? One click is enough to answer:

{{answers}}

Thank you for your trust.

{{signature}}`,
    },
    sms: {
      subject: '',
      body: 'Hello, were you satisfied with our work of {{day}}? Please answer with a mark from 1 to 5. {{company}}',
    },
    letter: { subject: '', body: '' },
  },
};

/** Sets the space that does not break before : ; ? ! as French wants it, so that no line begins with a colon. */
const setFrench = ({ subject, body }: TemplateText): TemplateText => ({
  subject: subject.replaceAll(FRENCH_SIGN, '\u00A0$1'),
  body: body.replaceAll(FRENCH_SIGN, '\u00A0$1'),
});

const FRENCH_SIGN = / ([:;?!])/g;

const setAll = (texts: Texts): Texts => ({
  email: setFrench(texts.email),
  sms: setFrench(texts.sms),
  letter: setFrench(texts.letter),
});

/** Texts that Carnet ships, in force until the company writes its own. */
export const DEFAULT_TEXTS: Readonly<Record<'fr' | 'en', Readonly<Record<TemplateKey, Texts>>>> = {
  fr: {
    'before-due': setAll(FRENCH['before-due']),
    first: setAll(FRENCH.first),
    firm: setAll(FRENCH.firm),
    'formal-notice': setAll(FRENCH['formal-notice']),
    survey: setAll(FRENCH.survey),
  },
  en: ENGLISH,
};
