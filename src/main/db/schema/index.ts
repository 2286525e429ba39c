export * from './access.ts';
export * from './clients.ts';
export * from './invoices.ts';
export * from './services.ts';
