/**
 * What this program makes of questions, apart from the rules: which conditions it finds true, and of which category a field
 * counts. SHA-256 over twenty thousand seeded questions, 16 hexadecimal digits.
 *
 * It is part of the policy version, so that a change of the code that decides needs the officers' signatures like a change
 * of the matrix does. The questions follow the rows and categories of the matrix. A test computes it anew and says what to write here.
 */
export const BEHAVIOUR = "b94427f682cfd735";
