/** The scenario of the local sandbox that a newcomer sees first: a cache one refresh behind the bank. */
export const exampleScenario = "daily-refresh";
