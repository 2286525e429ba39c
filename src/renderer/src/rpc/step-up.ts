/** The person closed the password dialog: the act was not done, and nothing needs to be said about it. */
export class StepUpCancelled extends Error {
  override readonly name = 'StepUpCancelled';
}

type Prompt = () => Promise<boolean>;

let prompt: Prompt | null = null;
let asking: Promise<boolean> | null = null;
let isAsked = false;

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
  isAsked = true;
  asking ??= prompt().finally(() => {
    asking = null;
    // The press that closed the dialog is still on its way to the sheet under it.
    setTimeout(() => {
      isAsked = asking !== null;
    });
  });
  return asking;
}

/** Whether the password is asked for right now: Esc then closes that dialog alone, not the sheet under it. */
export const isPasswordAsked = (): boolean => isAsked;
