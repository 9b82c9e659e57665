import type { Question } from '../../src/question/question.js'
import { q1 } from './q1.js'
import { q2 } from './q2.js'
import { q3 } from './q3.js'
import { q4 } from './q4.js'
import { q5 } from './q5.js'
import { q6 } from './q6.js'
import { q7 } from './q7.js'
import { q8 } from './q8.js'
import { q9 } from './q9.js'
import { q10 } from './q10.js'
import { q11 } from './q11.js'
import { q12 } from './q12.js'
import { q13 } from './q13.js'
import { q14 } from './q14.js'

/** The questions that the ready-made mechanisms answer, in their order. */
export const questions: readonly Question[] = [q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14]
