/** The tagger: one small transformer run by ONNX Runtime. Nothing else may use ONNX Runtime. */
@NullMarked
package org.onrecord.extract.onnx;

import org.jspecify.annotations.NullMarked;
