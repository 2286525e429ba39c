/** The words of a test message; it goes to the person who asked for it, so that it can be short. */
export const TEST_MESSAGE = {
  fr: {
    subject: 'Message d’essai de Carnet',
    text: (company: string): string =>
      `Bonjour,\n\nCe message montre que l’envoi fonctionne : vos clients recevront les messages de ${company} de cette adresse.\n\nVous pouvez le supprimer.`,
    sms: (company: string): string => `Message d'essai de ${company} : l'envoi de SMS fonctionne.`,
  },
  en: {
    subject: 'Test message from Carnet',
    text: (company: string): string =>
      `Hello,\n\nThis message shows that sending works: your clients will receive the messages of ${company} from this address.\n\nYou can delete it.`,
    sms: (company: string): string => `Test message from ${company}: sending text messages works.`,
  },
} as const;
