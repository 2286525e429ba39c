export * from './access.ts';
export * from './clients.ts';
export * from './interactions.ts';
export * from './invoices.ts';
export * from './messages.ts';
export * from './reports.ts';
export * from './services.ts';
export * from './workspace.ts';
