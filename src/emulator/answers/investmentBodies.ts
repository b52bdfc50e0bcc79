import type { BankAccount, InvestmentMovement, Position, Security } from "../bank/account.ts";
import { priceAt, quantityAt } from "../bank/balancesAt.ts";
import { hexId } from "../ids.ts";
import { money } from "../money.ts";
import { day, isoDate, isoTime } from "../time/time.ts";
import type { Item } from "../world/item.ts";
import { cachedAccountBody } from "./accountBody.ts";

/** An account as the investments endpoints show it: with the margin loan (`InvestmentAccount`). */
export function investmentAccountBody(item: Item, account: BankAccount) {
  const body = cachedAccountBody(item, account, "investments");
  return { ...body, balances: { ...body.balances, margin_loan_amount: account.marginLoan } };
}

/** Positions of an account, priced as the institution priced them at `asOf` (`Holding`). */
export function holdingBodies(item: Item, account: BankAccount, asOf: number) {
  return account.positions.flatMap((position) => {
    const security = item.securities.get(position.security);
    const quantity = quantityAt(account, position, asOf);
    if (security === undefined || quantity === 0) return [];
    const { price, at } = priceAt(security, asOf);
    return [
      {
        account_id: account.accountId,
        cost_basis: position.costBasis,
        institution_price: price,
        institution_price_as_of: isoDate(at),
        institution_price_datetime: item.switches.asRecorded ? null : isoTime(at),
        institution_value: money(quantity * price),
        iso_currency_code: security.currency,
        quantity,
        security_id: security.id,
        ...(item.switches.asRecorded && { tax_lots: [taxLot(item, position, { quantity, price })] }),
        unofficial_currency_code: null,
        vested_quantity: null,
        vested_value: null,
      },
    ];
  });
}

/** The one lot of a position, bought a year before the link (`HoldingTaxLot`). */
function taxLot(
  item: Item,
  { security, costBasis }: Position,
  { quantity, price }: { quantity: number; price: number },
) {
  return {
    cost_basis: costBasis,
    current_value: money(quantity * price),
    institution_lot_id: hexId(12, item.itemId, "lot", security),
    original_purchase_datetime: isoTime(item.createdAt - 365 * day),
    position_type: "LONG",
    purchase_price: costBasis === null ? null : money(costBasis / quantity),
    quantity,
  };
}

/** `Security`, with the close known at `asOf`. Plaid's identifiers that an invented security has not are null. */
function securityBody(security: Security, asOf: number) {
  const { price, at } = priceAt(security, asOf);
  return {
    cfi_code: null,
    close_price: price,
    close_price_as_of: isoDate(at),
    cusip: null,
    figi: null,
    fixed_income: null,
    industry: null,
    institution_id: null,
    institution_security_id: null,
    is_cash_equivalent: security.isCash,
    isin: null,
    iso_currency_code: security.currency,
    market_identifier_code: null,
    name: security.name,
    option_contract: null,
    proxy_security_id: null,
    sector: null,
    security_id: security.id,
    sedol: null,
    subtype: null,
    ticker_symbol: security.ticker,
    type: security.type,
    unofficial_currency_code: null,
    update_datetime: null,
  };
}

/** `InvestmentTransaction`. */
export function movementBody(item: Item, account: BankAccount, movement: InvestmentMovement) {
  return {
    account_id: account.accountId,
    amount: movement.amount,
    cancel_transaction_id: null,
    date: isoDate(movement.at),
    fees: movement.fees,
    investment_transaction_id: movement.id,
    iso_currency_code: account.currency.iso,
    name: movement.name,
    price: movement.price,
    quantity: movement.quantity,
    security_id: movement.security === null ? null : (item.securities.get(movement.security)?.id ?? null),
    subtype: movement.subtype,
    transaction_datetime: item.switches.asRecorded ? null : isoTime(movement.at),
    type: movement.type,
    unofficial_currency_code: account.currency.unofficial,
  };
}

/** The securities that these accounts hold or moved. */
export function securitiesOf(item: Item, accounts: readonly BankAccount[], asOf: number) {
  const used = new Set(
    accounts.flatMap((account) => [
      ...account.positions.map((position) => position.security),
      ...account.movements.map((movement) => movement.security),
    ]),
  );
  return [...item.securities.values()]
    .filter((security) => used.has(security.key))
    .map((security) => securityBody(security, asOf));
}
