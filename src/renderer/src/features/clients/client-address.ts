import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { INTERACTION_KINDS, type InteractionKind } from '#shared/domain/interactions/interaction.ts';

/** The form that an address asks to show over the page. */
export type OpenForm = 'new' | 'edit' | 'service' | null;

/** What an address asks once of one page: it does not travel along with the filters. */
const OF_ONE_PAGE = ['form', 'note', 'interaction'];

const searchWithout = (parameters: URLSearchParams): string => {
  const kept = new URLSearchParams(parameters);
  for (const name of OF_ONE_PAGE) kept.delete(name);
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
};

/** Addresses of the client pages; the filters of the list travel along, an open form is part of the address. */
export function useClientAddress(): {
  readonly list: string;
  readonly sheetOf: (uid: string) => string;
  readonly form: OpenForm;
  readonly openForm: (form: Exclude<OpenForm, null>) => void;
  readonly closeForm: () => void;
  /** The kind of interaction that is to be noted at once (`note=call`); null when nothing is asked. */
  readonly noting: InteractionKind | null;
  /** The interaction that a search led to; null when none did. */
  readonly found: string | null;
  /** Forgets a part of the address that was taken up. */
  readonly forget: (part: 'note' | 'interaction') => void;
} {
  const [parameters] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const search = searchWithout(parameters);
  const asked = parameters.get('form');
  return {
    list: `/clients${search}`,
    sheetOf: (uid) => `/clients/${uid}${search}`,
    form: asked === 'new' || asked === 'edit' || asked === 'service' ? asked : null,
    openForm: (form) => {
      const next = new URLSearchParams(parameters);
      next.set('form', form);
      void navigate(`${pathname}?${next.toString()}`);
    },
    noting: INTERACTION_KINDS.find((kind) => kind === parameters.get('note')) ?? null,
    found: parameters.get('interaction'),
    forget: (part) => {
      const next = new URLSearchParams(parameters);
      next.delete(part);
      const text = next.toString();
      void navigate(`${pathname}${text === '' ? '' : `?${text}`}`, { replace: true });
    },
    closeForm: () => {
      void navigate(`${pathname}${search}`, { replace: true });
    },
  };
}
