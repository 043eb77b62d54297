import { ApiProblem } from '@keepdesk/client';
import { ClockProvider, ToasterProvider, UiTextsProvider } from '@keepdesk/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { speak, startI18n } from '../shared/i18n/start.ts';
import { useMaySession } from '../shared/session/session.tsx';
import { makeRouter } from './router.tsx';

const TRIES = 2;

function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, problem) => count < TRIES && !(problem instanceof ApiProblem && problem.status < 500),
        refetchOnWindowFocus: true,
        gcTime: 10 * 60_000,
      },
    },
  });
}

/** The language as this browser's region writes it (`en-GB`), so that dates and times look as they do elsewhere. */
const regionalForm = (language: string) => navigator.languages.find((one) => one.slice(0, 2) === language && isLocale(one)) ?? language;

/** Some systems name a language in a way no formatter takes, like `en-US@posix`. */
function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}

const readClock = () => new Date();

/** Language, words of the design system, and the clock, for everything below. */
function Surroundings({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { data } = useMaySession();
  const wish = data?.person?.locale;
  useEffect(() => {
    if (wish) void speak(wish);
  }, [wish]);
  const language = i18n.language;
  const clock = useMemo(() => ({ now: readClock, locale: regionalForm(language), nowWord: t('time.now') }), [language, t]);
  const words = useMemo(() => t('ui', { returnObjects: true }), [t]);
  return (
    <I18nProvider locale={clock.locale}>
      <UiTextsProvider value={words}>
        <ClockProvider value={clock}>{children}</ClockProvider>
      </UiTextsProvider>
    </I18nProvider>
  );
}

export async function start(place: HTMLElement): Promise<void> {
  await startI18n();
  const client = makeClient();
  const router = makeRouter(client);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Surroundings>
          <ToasterProvider>
            <RouterProvider router={router} />
          </ToasterProvider>
        </Surroundings>
      </QueryClientProvider>
    </StrictMode>,
  );
}
