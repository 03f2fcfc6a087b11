# Two commands do everything: ./onrecord and make test. The JDK is found by scripts/find-jdk.
export JAVA_HOME := $(shell sh scripts/find-jdk)
MVN := mvn -B -q -ntp
SHARED ?= ../shared

.PHONY: help test check build format bench gates clean
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

test: jdk check gates ## everything that CI checks: style, static analysis, tests, accuracy floors

check: jdk
	mvn -B -ntp verify

build: jdk ## what ./onrecord starts
	sh scripts/build

gates: jdk ## accuracy floors on ../shared, where it is there
	sh scripts/gates $(SHARED)

format: jdk ## rewrite the sources as google-java-format has them
	$(MVN) spotless:apply

bench: jdk ## articles a second, and CoreNLP beside us (fetched when asked: PEER=1); figures go to docs/speed.md
	sh scripts/bench $(SHARED)

clean: jdk
	$(MVN) clean
	rm -rf target

.PHONY: jdk
jdk:
	@test -n "$(JAVA_HOME)" || exit 2
