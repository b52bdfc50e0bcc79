/** What a file has to be called for its schema to be known in the editor. */
export const customUserSuffix = ".plaid-user.json";
