/**
 * Replaces the dependency injection of the component library (`@microsoft/fast-foundation`), 12 kB, with the little
 * that the page needs: one design system that defines elements. The build substitutes it
 * (`scripts/build/slimPage.mts`).
 */

interface Registration {
  register(container: Container, context: unknown): void;
}

type Make = (container: Container) => unknown;

class Container {
  /** The key is the factory itself: the library caches the one design system it creates. */
  get(make: Make): unknown {
    return make(this);
  }

  has(): boolean {
    return false;
  }

  register(...registrations: readonly Registration[]): this {
    return this.registerWithContext(null, ...registrations);
  }

  registerWithContext(context: unknown, ...registrations: readonly Registration[]): this {
    for (const registration of registrations) registration.register(this, context);
    return this;
  }
}

/** The part of the library's interface that it calls. No element of the page has its own design system. */
export const DI = {
  createInterface: (configure: (builder: { cachedCallback(make: Make): Make }) => Make): Make =>
    configure({ cachedCallback: (make) => make }),
  getOrCreateDOMContainer: (): Container => new Container(),
  findResponsibleContainer(): never {
    throw new Error("the page has one design system: two controls were given one name");
  },
};

/** The library keeps registrations itself, and asks a container only when two controls share a name. */
export const Registration = {
  instance: (): Registration => ({ register: () => {} }),
};
