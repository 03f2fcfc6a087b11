/**
 * The facts about one published text: its words, its passages, where its bytes came from. Depends
 * on the JDK only.
 */
@NullMarked
package org.onrecord.article;

import org.jspecify.annotations.NullMarked;
