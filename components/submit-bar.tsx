type Props = {
  children: React.ReactNode;
  /** Ends the form where it ends; else it stays at the foot of the screen. */
  still?: boolean;
};

export function SubmitBar({ children, still }: Props) {
  return (
    <div className="submit-bar" data-still={still || undefined}>
      {children}
    </div>
  );
}
