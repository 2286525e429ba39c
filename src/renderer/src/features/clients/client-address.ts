import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** The form that an address asks to show over the page. */
export type OpenForm = 'new' | 'edit' | 'service' | null;

const searchWithout = (parameters: URLSearchParams): string => {
  const kept = new URLSearchParams(parameters);
  kept.delete('form');
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
    closeForm: () => {
      void navigate(`${pathname}${search}`, { replace: true });
    },
  };
}
