import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { fontVariables } from '#components/fonts.ts';
import { KeyboardHost } from '#components/keyboard-host.tsx';
import { SoftNavigation } from '#components/soft-navigation.tsx';
import { themeCookie, themeOf } from '#components/theme.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Speciosa', template: '%s · Speciosa' },
  description: 'An evidence library: citations, what each study found, and how strong that evidence is.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#15352a' },
    { media: '(prefers-color-scheme: dark)', color: '#0a1310' },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" className={fontVariables} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        {children}
        <KeyboardHost />
        <SoftNavigation />
      </body>
    </html>
  );
}
