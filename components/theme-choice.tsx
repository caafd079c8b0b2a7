'use client';

import { Icon } from './icon.tsx';
import type { IconName } from './icon-name.ts';
import { type Theme, themeCookie, themes } from './theme.ts';

const faces: Record<Theme, { label: string; icon: IconName }> = {
  system: { label: 'System', icon: 'monitor' },
  light: { label: 'Light', icon: 'sun' },
  dark: { label: 'Dark', icon: 'moon' },
};

/** Light, dark, or as the system has it; kept in a cookie, so that the server writes the page in it. */
export function ThemeChoice({ current }: { current: Theme }) {
  return (
    <fieldset className="segments">
      <legend className="sr-only">Theme</legend>
      {themes.map((theme) => (
        <label key={theme}>
          <input
            type="radio"
            name="theme"
            value={theme}
            defaultChecked={theme === current}
            onChange={() => apply(theme)}
          />
          <Icon name={faces[theme].icon} />
          {faces[theme].label}
        </label>
      ))}
    </fieldset>
  );
}

function apply(theme: Theme) {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
