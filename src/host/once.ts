/** A value that is made on first use. A failure is not kept: the next caller tries again. */
export interface Once<T> {
  get(): Promise<T>;
  /** The value or its making; null before the first use. */
  asked(): Promise<T> | null;
}

export function once<T>(make: () => Promise<T>): Once<T> {
  let made: Promise<T> | null = null;
  return {
    get() {
      if (made === null) {
        const making = make();
        made = making;
        making.catch(() => {
          made = null;
        });
      }
      return made;
    },
    asked: () => made,
  };
}
