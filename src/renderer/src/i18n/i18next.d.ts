import 'i18next';
import type { french } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'common';
    readonly resources: typeof french;
  }
}
