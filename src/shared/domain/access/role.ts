/**
 * The five roles; a person may hold several (issue 2 §3).
 *
 * Order is that of the administration screen.
 */
export const ROLES = ['administrator', 'manager', 'accountant', 'agent', 'auditor'] as const;

/** One of the five roles. */
export type Role = (typeof ROLES)[number];
