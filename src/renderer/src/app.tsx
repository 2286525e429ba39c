import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './rpc/query-client.ts';
import { Gate } from './session/gate.tsx';
import { StepUpDialog } from './session/step-up-dialog.tsx';
import { cssVariables, theme } from './theme.ts';

/** The whole window. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position="bottom-center" limit={3} />
        <StepUpDialog />
        <Gate />
      </MantineProvider>
    </QueryClientProvider>
  );
}
