import { Dialog, DialogButton } from './dialog.tsx';
import { KeyHint } from './key-hint.tsx';
import { SingleKeysSwitch } from './single-keys-switch.tsx';

export type KeyGroup = { title: string; keys: readonly { keys: string; does: string }[] };

/** Everything the keyboard does here, opened by `?`. */
export function KeyboardHelp({ groups }: { groups: readonly KeyGroup[] }) {
  return (
    <>
      <DialogButton dialog="keyboard-help" hotkey="?" className="sr-only" tabIndex={-1}>
        Keyboard shortcuts
      </DialogButton>
      <Dialog id="keyboard-help" title="Keyboard" wide>
        <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
          {groups.map(({ title, keys }) => (
            <section key={title}>
              <h3 className="mb-1 font-semibold text-ink-soft text-xs">{title}</h3>
              <dl>
                {keys.map((row) => (
                  <div
                    key={row.keys}
                    className="flex items-center justify-between gap-4 border-line border-b py-1.5 text-sm"
                  >
                    <dt>{row.does}</dt>
                    <dd>
                      <KeyHint keys={row.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <div className="mt-5">
          <SingleKeysSwitch />
        </div>
      </Dialog>
    </>
  );
}
