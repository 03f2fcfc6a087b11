# Two commands do everything: ./onrecord and make test. The JDK is found by scripts/find-jdk.
export JAVA_HOME := $(shell sh scripts/find-jdk)
MVN := mvn -B -q -ntp
SHARED ?= ../shared

.PHONY: help test check build format bench gates jmh mutations crash clean
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

jmh: jdk ## milliseconds of each stage on one article (JMH)
	$(MVN) -DskipTests -pl onrecord-bench -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
	$(JAVA_HOME)/bin/java -cp "onrecord-bench/target/classes:$$(cat onrecord-bench/target/classpath)" org.openjdk.jmh.Main ReadBenchmark

mutations: jdk ## 10,000 damaged articles through the whole program
	$(MVN) -DskipTests -pl onrecord-bench -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
	ls $(SHARED)/data/field/[0-9]*.txt $(SHARED)/data/field-train/[0-9]*.txt | head -n 50 | xargs $(JAVA_HOME)/bin/java -Xmx1g \
	  --enable-native-access=ALL-UNNAMED -cp "onrecord-bench/target/classes:$$(cat onrecord-bench/target/classpath)" org.onrecord.bench.Mutations 1 10000

crash: jdk ## kills keep at 200 random moments while it keeps 2,000 articles; two writers; a full disk
	$(MVN) -pl onrecord-app -am test -Dtest=KilledKeepingTest,WritersTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Donrecord.kills=200 -Donrecord.articles=2000 -Donrecord.patience=true

clean: jdk
	$(MVN) clean
	rm -rf target

.PHONY: jdk
jdk:
	@test -n "$(JAVA_HOME)" || exit 2
