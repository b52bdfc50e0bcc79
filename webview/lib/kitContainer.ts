/**
 * What the kit of controls (`@microsoft/fast-foundation`) needs of its dependency injection, in its place in the page: of
 * 12 kB, one design system that defines elements. The build puts it there (`scripts/build/slimPage.mts`).
 */

interface Registration {
  register(container: Container, context: unknown): void;
}

type Make = (container: Container) => unknown;

class Container {
  /** The key is also the factory: the kit keeps the one design system that it makes. */
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

/** As the kit calls it. No part of the page has a design system of its own. */
export const DI = {
  createInterface: (configure: (builder: { cachedCallback(make: Make): Make }) => Make): Make =>
    configure({ cachedCallback: (make) => make }),
  getOrCreateDOMContainer: (): Container => new Container(),
  findResponsibleContainer(): never {
    throw new Error("the page has one design system: two controls were given one name");
  },
};

/** The kit keeps its registrations itself, and asks a container only for a name with two of them. */
export const Registration = {
  instance: (): Registration => ({ register: () => {} }),
};
