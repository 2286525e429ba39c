/** Puts the keyboard into the list of the page: at the open row, else at the first. */
export const focusList = (): void => {
  document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
};

/** Whether nothing has the focus that would need the arrows itself. */
export const isFocusIdle = (): boolean =>
  document.activeElement === null ||
  document.activeElement === document.body ||
  document.activeElement.id === 'content';

/** Whether a press is meant for the rows: the focus is on one of them or nowhere. */
export const isRowsTurn = (): boolean =>
  isFocusIdle() || (document.activeElement?.closest('[data-row]') ?? null) !== null;
