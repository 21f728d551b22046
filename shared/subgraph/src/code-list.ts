import { registerEnumType } from "type-graphql";

/** A GraphQL enum from its codes and what each means; the result serves as value and, by `keyof typeof`, as type. */
export function codeList<Code extends string>(name: string, description: string, codes: Readonly<Record<Code, string>>): { readonly [C in Code]: C } {
  const values = Object.fromEntries(Object.keys(codes).map((code) => [code, code])) as { [C in Code]: C };
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(Object.entries<string>(codes).map(([code, meaning]) => [code, { description: meaning }])) as never,
  });
  return values;
}
