import { endpoint } from "./endpoint.ts";

/**
 * Plaid's legacy categories, by their id: the places that are not digits of a group are filled with zeros. The
 * thirteen groups, and those of their members that Sandbox's transactions carry.
 */
const hierarchies: Readonly<Record<string, readonly string[]>> = {
  "10000000": ["Bank Fees"],
  "11000000": ["Cash Advance"],
  "12000000": ["Community"],
  "13000000": ["Food and Drink"],
  "13005000": ["Food and Drink", "Restaurants"],
  "13005032": ["Food and Drink", "Restaurants", "Fast Food"],
  "13005043": ["Food and Drink", "Restaurants", "Coffee Shop"],
  "14000000": ["Healthcare"],
  "15000000": ["Interest"],
  "15001000": ["Interest", "Interest Earned"],
  "16000000": ["Payment"],
  "16001000": ["Payment", "Credit Card"],
  "17000000": ["Recreation"],
  "17018000": ["Recreation", "Gyms and Fitness Centers"],
  "18000000": ["Service"],
  "19000000": ["Shops"],
  "19013000": ["Shops", "Computers and Electronics"],
  "19047000": ["Shops", "Supermarkets and Groceries"],
  "20000000": ["Tax"],
  "21000000": ["Transfer"],
  "21006000": ["Transfer", "Debit"],
  "21007000": ["Transfer", "Deposit"],
  "21009000": ["Transfer", "Payroll"],
  "22000000": ["Travel"],
  "22001000": ["Travel", "Airlines and Aviation Services"],
  "22016000": ["Travel", "Taxi"],
};

/** The groups of what is no place: `group` tells them apart. */
const special = ["10", "11", "15", "16", "20", "21"];

/** The legacy categories, for which no key is needed: https://plaid.com/docs/api/products/transactions/#categoriesget */
export const categoriesGet = endpoint({
  path: "/categories/get",
  isOpen: true,
  fields: {},
  run: () => ({
    categories: Object.entries(hierarchies).map(([category_id, hierarchy]) => ({
      category_id,
      group: special.includes(category_id.slice(0, 2)) ? "special" : "place",
      hierarchy,
    })),
  }),
});
