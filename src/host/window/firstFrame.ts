/** The moment a page's first frame is on screen. */
export interface FirstFrame {
  /** Resolves at that moment, or once it is waited for no longer. Never rejects. */
  readonly shown: Promise<void>;
  /** To be called when the page says that it is shown, or is gone. */
  end(): void;
}

/** ms after which a page is waited for no longer: its tab may be hidden, or its window busy. */
const latestMs = 1000;

/** Begins to wait for the first frame of a page. */
export function awaitFirstFrame(): FirstFrame {
  let end = () => {};
  const shown = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, latestMs);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { shown, end };
}
