import { useSession } from '../../session/use-session.ts';
import { NEW_SERVICE, type ServiceValues } from './service-form.tsx';

/** What a new service starts with for this person: an agent, who works for own clients alone, is the one who comes. */
export function useNewService(): ServiceValues {
  const session = useSession();
  if (session?.grants['services.write'] !== 'own') return NEW_SERVICE;
  return { ...NEW_SERVICE, technicianUid: session.userUid };
}
