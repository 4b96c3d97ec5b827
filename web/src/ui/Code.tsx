/** Text as a machine wrote it; it scrolls, so the keyboard reaches it. */
export function Code({ text, testid }: { text: string; testid?: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <pre className="code" tabIndex={0} data-testid={testid}>
      {text}
    </pre>
  );
}
