/**
 * Scenarios that are there when somebody names them, and not among all: they teach nothing about balances, and take more
 * room. The second page of the first two updates is refused, whatever the size of the pages up to 500.
 */
export const scenariosByNameAlone: readonly unknown[] = [
  {
    name: "sync-mutation",
    summary: "Transactions change while /transactions/sync is paged through: start the update again.",
    access_token: "access-sandbox-5ba9e000-0019-4000-8000-000000000019",
    institution_id: "ins_109508",
    products: ["transactions"],
    linked: "-30d",
    days_requested: 400,
    refresh: [{ product: "transactions", every: "6h", last: "-1h" }],
    call_faults: [{ effect: "mutation", calls: 2 }],
    accounts: [
      {
        ...{ key: "checking", name: "Busy Checking", mask: "0600", type: "depository", subtype: "checking" },
        current: 4200,
        activity: ["Corner Coffee", "Metro Fare"].map((name, index) => {
          return { name, amount: 2.8 + index, at: "-390d", repeat: { every: "1d", times: 390 } };
        }),
      },
    ],
  },
];
