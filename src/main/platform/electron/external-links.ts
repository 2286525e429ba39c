import type { DesktopWords } from './desktop-words.ts';
import { decideExternalLink } from './policy.ts';

/** The parts of Electron's `dialog` and `shell` that a leaving link needs. */
export interface ExternalLinkPorts {
  /** Asks a question; answers the index of the button. */
  readonly ask: (question: {
    readonly type: 'question';
    readonly message: string;
    readonly detail: string;
    readonly buttons: string[];
    readonly defaultId: number;
    readonly cancelId: number;
    readonly noLink: boolean;
  }) => Promise<{ readonly response: number }>;
  readonly openExternal: (address: string) => Promise<void>;
}

const openButton = 1;

/**
 * Opens a link outside after the person has seen where it leads (checklist 15).
 *
 * Cancel is the default button and what Esc does. A page cannot stack questions: while one is open, others
 * are dropped. Answers whether the link was opened.
 */
export function makeExternalLinks(
  ports: ExternalLinkPorts,
  words: DesktopWords,
): (address: string) => Promise<boolean> {
  let isAsking = false;
  return async (address) => {
    const decision = decideExternalLink(address);
    if (decision.kind === 'refuse' || isAsking) return false;
    isAsking = true;
    try {
      const { response } = await ports.ask({
        type: 'question',
        message: words.leaveQuestion,
        detail: words.leaveDetail.replace('{target}', () => decision.shown),
        buttons: [words.cancel, words.open],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      if (response !== openButton) return false;
      await ports.openExternal(decision.address);
      return true;
    } finally {
      isAsking = false;
    }
  };
}
