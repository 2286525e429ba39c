/** The person closed the password dialog: the act was not done, and nothing needs to be said about it. */
export class StepUpCancelled extends Error {
  override readonly name = 'StepUpCancelled';
}

type Prompt = () => Promise<boolean>;

let prompt: Prompt | null = null;
let asking: Promise<boolean> | null = null;

/** Lets the application's password dialog answer; returns how to take it away again. */
export function installStepUpPrompt(next: Prompt): () => void {
  prompt = next;
  return () => {
    if (prompt === next) prompt = null;
  };
}

/** Asks for the password once, however many calls wait for it; false when the person gave up. */
export async function askForPassword(): Promise<boolean> {
  if (prompt === null) return false;
  asking ??= prompt().finally(() => {
    asking = null;
  });
  return asking;
}
