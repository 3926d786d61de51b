@echo off
rem dbw migrate -m "Add email": compiles, then runs the db command.
rem Written by `db init --launcher`, to be committed. JAVA_OPTS goes to the JVM, MAVEN_ARGS to Maven.
setlocal
set "here=%~dp0"
set "here=%here:~0,-1%"
set "module=%here%@MODULE@"
set "out=%module%\build"
if exist "%module%\pom.xml" set "out=%module%\target"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

rem These read migration files or nothing, so the classes need not be new.
if not exist "%out%\dbw.args" goto build
for %%c in (branches completion heads help --help history lint list-templates show) do if "%~1"=="%%c" goto run

:build
if not exist "%out%" mkdir "%out%"
if exist "%module%\pom.xml" (call :maven) else (call :gradle)
if errorlevel 1 exit /b 2

:run
"%java%" -XX:TieredStopAtLevel=1 %JAVA_OPTS% "@%out%\dbw.args" @MAIN@ db %*
exit /b %errorlevel%

:maven
set "mvn=mvn"
if exist "%here%\mvnw.cmd" set "mvn=%here%\mvnw.cmd"
call "%mvn%" -q -B -ntp -f "%here%\pom.xml"@PROJECT@ compile dependency:build-classpath -Dmdep.outputFile=target/dbw.classes -Dmdep.includeScope=runtime -Dmdep.fileSeparator=/ -Dspring-javaformat.validate.skip -Dspotless.check.skip -Dcheckstyle.skip -Dformatter.skip -Dfmt.skip -Denforcer.skip -Dpmd.skip -Dcpd.skip -Dspotbugs.skip -Dlicense.skip -Drat.skip 1>&2
if errorlevel 1 exit /b 1
>"%out%\dbw.begin" <nul set /p "=-cp "%module:\=/%/target/classes;"
>"%out%\dbw.end" echo "
copy /b "%out%\dbw.begin"+"%out%\dbw.classes"+"%out%\dbw.end" "%out%\dbw.args" >nul
exit /b %errorlevel%

:gradle
set "gradle=gradle"
if exist "%here%\gradlew.bat" set "gradle=%here%\gradlew.bat"
set "init=%out%\dbw.gradle"
>"%init%" echo allprojects { afterEvaluate { if (it.plugins.hasPlugin('java')) {
>>"%init%" echo   def classes = it.sourceSets.main.runtimeClasspath
>>"%init%" echo   def file = it.file('build/dbw.args')
>>"%init%" echo   it.tasks.register('dbwArguments') { dependsOn classes; doLast {
>>"%init%" echo     file.text = '-cp "' + classes.asPath.replace(File.separator, '/') + '"' } } } } }
call "%gradle%" -q -p "%module%" -I "%init%" dbwArguments 1>&2
exit /b %errorlevel%
